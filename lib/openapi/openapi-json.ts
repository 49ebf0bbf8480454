let json: Promise<string> | undefined

/** The document as it is sent: loaded and made at first use, since nothing else needs it. */
export function openApiJson(): Promise<string> {
  json ??= import('./document').then(({ makeDocument }) => JSON.stringify(makeDocument()))
  return json
}
