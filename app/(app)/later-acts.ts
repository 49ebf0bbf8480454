/**
 * What is done when a page has been drawn, and at the end of its use: in one script, which is there
 * before a new build or a lost network could keep somebody from signing out.
 */
export { keepQueries } from '@/lib/offline/keep-queries'
export { prepareForOffline } from '@/lib/offline/prepare-for-offline'
export { leaveAccount } from './leave-account'
