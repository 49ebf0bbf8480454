import type { ComponentProps } from 'react'

type Look = { variant?: 'primary' | 'plain' | 'quiet' | 'bare'; size?: 'md' | 'sm' | 'icon' }

const base =
  'inline-flex items-center justify-center gap-2 rounded-md font-medium transition-colors select-none aria-disabled:cursor-default aria-disabled:opacity-70'

const variants = {
  primary: 'border border-transparent bg-stamp text-on-stamp hover:bg-stamp-deep',
  plain: 'border border-edge bg-sheet text-ink hover:bg-sunk',
  quiet: 'text-soft hover:bg-sunk hover:text-ink',
  bare: 'hover:opacity-80 focus-visible:outline-current',
}

const sizes = {
  md: 'min-h-11 px-4 text-label',
  sm: 'min-h-9 px-3 text-sm max-sm:min-h-11',
  icon: 'size-11 sm:size-9',
}

export function buttonClass({ variant = 'plain', size = 'md' }: Look) {
  return `${base} ${variants[variant]} ${sizes[size]}`
}

export function Button({
  variant,
  size,
  className = '',
  type = 'button',
  ...props
}: ComponentProps<'button'> & Look) {
  return (
    <button type={type} className={`${buttonClass({ variant, size })} ${className}`} {...props} />
  )
}
