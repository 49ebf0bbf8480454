// As Docket's pages are, made anew for each request.
export const dynamic = 'force-dynamic'

export const metadata = { title: 'An empty page', description: 'One button, and nothing else.' }

export default function Layout({ children }) {
  return (
    <html lang="en">
      <body>{children}</body>
    </html>
  )
}
