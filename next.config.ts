import type { NextConfig } from 'next'

const config: NextConfig = {
  poweredByHeader: false,
  // Each loads files beside itself (WebAssembly, native bindings), which bundling would tear apart.
  serverExternalPackages: ['@electric-sql/pglite', 'pg', 'pino'],
}

export default config
