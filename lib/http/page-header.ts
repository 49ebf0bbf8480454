/** Tells a page its own address, which Next keeps from layouts. Set by proxy.ts, whatever a client sends. */
export const pageHeader = 'x-docket-page'
