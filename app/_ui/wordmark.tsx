export function Wordmark({ href = '/' }: { href?: string }) {
  return (
    <a
      href={href}
      className="inline-flex min-h-11 items-center gap-2.5 font-normal font-serif text-wordmark text-ink tracking-tight"
    >
      <svg viewBox="0 0 24 24" width="24" height="24" fill="none" aria-hidden="true">
        <path d="M7 2v20" className="stroke-margin" strokeWidth="1.25" />
        <path d="M2 8h20M2 13.5h20M2 19h20" className="stroke-edge" strokeWidth="0.75" />
        <path
          d="m9 13 3.6 4L20 6"
          className="stroke-stamp"
          strokeWidth="2.5"
          strokeLinecap="round"
          strokeLinejoin="round"
        />
      </svg>
      Docket
    </a>
  )
}
