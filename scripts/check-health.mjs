import { listenAddress, loadEnvironment } from './environment.mjs'
import { Failure, main } from './main.mjs'

const patienceMs = 4_000

// Ends with code 0 when the server on this machine says that it is `live` or `ready`, otherwise with 1.
await main(async () => {
  await loadEnvironment({ development: false })
  const [what = 'live'] = process.argv.slice(2)
  const url = `${localOrigin(listenAddress())}/api/health/${what}`
  const signal = AbortSignal.timeout(patienceMs)
  const status = await fetch(url, { signal }).then(
    (response) => response.status,
    (/** @type {Error} */ error) => error.message,
  )
  if (status !== 200) throw new Failure(`${url}: ${status}`)
})

/**
 * Where this machine reaches the server. One that listens on every address is on `localhost`, too.
 * @param {ReturnType<typeof listenAddress>} address
 */
function localOrigin({ host, port }) {
  const name = ['0.0.0.0', '::'].includes(host) ? 'localhost' : host
  return `http://${name.includes(':') ? `[${name}]` : name}:${port}`
}
