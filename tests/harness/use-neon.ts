import { standInForNeon } from './stand-in-for-neon'

/** What this test file's connections go through. */
export const standIn = await standInForNeon()
