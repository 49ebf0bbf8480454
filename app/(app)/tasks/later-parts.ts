/**
 * Parts that are not needed to draw a list, but must not have to be fetched without a network. They
 * are one script, since each request takes a browser a while. Imported only when the page has been
 * drawn. Each place that imports them does so itself: through one function for all, the bundler would
 * make the first load 0.8 kB larger.
 */
export { ConfirmErase } from './confirm-erase'
export { DetailsPanel } from './details-panel'
export { FilterChoices } from './filter-choices'
export { QuickAddChips } from './quick-add-chips'
export { SelectionBar } from './selection-bar'
export { UnsavedNote } from './unsaved-note'
