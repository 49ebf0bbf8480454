/** The least that Next serves as a page with a button on it: what every page of it costs. */
export default { poweredByHeader: false, images: { unoptimized: true } }
