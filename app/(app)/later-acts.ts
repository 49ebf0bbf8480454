/**
 * What is done once a page has been drawn, and when the person leaves: in one script that is
 * fetched early, so that neither a new build nor a lost network keeps somebody from signing out
 * later.
 */
export { fillDayLists } from '@/lib/offline/fill-day-lists'
export { keepQueries } from '@/lib/offline/keep-queries'
export { prepareForOffline } from '@/lib/offline/prepare-for-offline'
export { leaveAccount } from './leave-account'
