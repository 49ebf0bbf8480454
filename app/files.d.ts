/** The compiled stylesheet on the server; nothing in a browser, where the page has it: see styles.tsx. */
declare module '*.css?text' {
  const text: string
  export default text
}

/** The file's address. */
declare module '*.woff2' {
  const url: string
  export default url
}
