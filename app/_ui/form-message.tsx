/** Always in the page, so that a screen reader hears what comes into it; empty it takes no place. */
export function FormMessage({ children }: { children: string | null }) {
  return (
    <div role="alert" className="empty:absolute">
      {children && (
        <p className="border-stamp border-l-3 bg-stamp-wash px-3 py-2.5 font-medium text-sm">
          {children}
        </p>
      )}
    </div>
  )
}
