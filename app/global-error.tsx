'use client'

import './globals.css'

/** Stands in for the root layout, so it brings its own document, and leans on nothing else. */
export default function GlobalError({ retry }: { error: unknown; retry: () => void }) {
  return (
    <html lang="en">
      <body className="grid min-h-dvh place-items-center p-6">
        <title>Something went wrong · Docket</title>
        <main className="max-w-md">
          <h1 className="font-normal font-serif text-4xl tracking-tight">Something went wrong</h1>
          <p className="mt-3 mb-6 text-soft">
            Docket could not start on this page. What you had saved is safe.
          </p>
          <button
            type="button"
            onClick={() => retry()}
            className="min-h-11 rounded-md bg-stamp px-5 font-medium text-on-stamp hover:bg-stamp-deep"
          >
            Try again
          </button>
        </main>
      </body>
    </html>
  )
}
