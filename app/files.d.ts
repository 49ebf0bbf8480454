/** The compiled stylesheet on a build's server, and nothing elsewhere: see styles.tsx. */
declare module '*.css?text' {
  const text: string
  export default text
}

/** The file's address. */
declare module '*.woff2' {
  const url: string
  export default url
}
