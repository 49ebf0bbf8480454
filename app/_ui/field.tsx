import { type ComponentProps, type ReactNode, useId } from 'react'

const controlClass =
  'block w-full min-w-0 rounded-md border border-edge bg-sheet px-3 text-base text-ink aria-invalid:border-stamp min-h-11'

type Frame = { label: string; hint?: ReactNode; error?: string | null }

/** A label, its control and what is wrong with it, wired together. */
export function TextField({ label, hint, error, ...props }: ComponentProps<'input'> & Frame) {
  const id = useId()
  return (
    <FieldFrame id={id} label={label} hint={hint} error={error}>
      <input {...wiring(id, { hint, error })} {...props} className={controlClass} />
    </FieldFrame>
  )
}

export function TextArea({ label, hint, error, ...props }: ComponentProps<'textarea'> & Frame) {
  const id = useId()
  return (
    <FieldFrame id={id} label={label} hint={hint} error={error}>
      <textarea
        {...wiring(id, { hint, error })}
        {...props}
        className={`${controlClass} resize-y py-2 leading-relaxed`}
      />
    </FieldFrame>
  )
}

function wiring(id: string, { hint, error }: Pick<Frame, 'hint' | 'error'>) {
  const described = [error && `${id}-error`, hint && `${id}-hint`].filter(Boolean).join(' ')
  return {
    id,
    'aria-invalid': error ? true : undefined,
    'aria-describedby': described || undefined,
  }
}

function FieldFrame({
  id,
  label,
  hint,
  error,
  children,
}: Frame & { id: string; children: ReactNode }) {
  return (
    <div className="min-w-0">
      <label htmlFor={id} className="mb-1.5 block font-medium text-sm">
        {label}
      </label>
      {children}
      {error && (
        <p id={`${id}-error`} className="mt-1.5 font-medium text-sm text-stamp">
          {error}
        </p>
      )}
      {hint && (
        <p id={`${id}-hint`} className="mt-1.5 text-sm text-soft">
          {hint}
        </p>
      )}
    </div>
  )
}
