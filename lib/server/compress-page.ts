import type { IncomingMessage, ServerResponse } from 'node:http'
import { constants } from 'node:zlib'
import compression from 'compression'

type Middleware = (request: IncomingMessage, response: ServerResponse, next: () => void) => void

/**
 * Compresses what is sent from now on, where the client takes that and it is long enough to be worth
 * it. Next would do it with gzip, which leaves a seventh more of a page. A part of a file is counted in
 * the bytes of the file as it is, and a strong tag stands for the same bytes each time (RFC 9110, sections
 * 14.4 and 8.8.1): what has either is sent as it is.
 */
export function compressPage(request: IncomingMessage, response: ServerResponse): void {
  compress(request, response, () => {})
}

const brotli = {
  params: {
    // About as fast as gzip.
    [constants.BROTLI_PARAM_QUALITY]: 5,
    // Looks back 256 kB, which is more than a page has; the 4 MB that are usual have to be kept in memory.
    [constants.BROTLI_PARAM_LGWIN]: 18,
  },
}

const filter: compression.CompressionFilter = (request, response) =>
  !response.hasHeader('content-range') &&
  !String(response.getHeader('etag')).startsWith('"') &&
  compression.filter(request, response)

// Its types are Express's; it uses nothing that is not Node's.
const compress = compression({ brotli, filter }) as unknown as Middleware
