import type { ComponentProps } from 'react'

/** A link in a sentence. */
export function TextLink({ className = '', ...props }: ComponentProps<'a'>) {
  return (
    <a className={`font-medium text-ink underline underline-offset-4 ${className}`} {...props} />
  )
}
