/**
 * What a list is drawn without, and is not to have to fetch without a network: in one script, since to
 * ask for one takes a browser a while. Imported only when the page has been drawn.
 */
export { ConfirmErase } from './confirm-erase'
export { DetailsPanel } from './details-panel'
export { FilterChoices } from './filter-choices'
export { QuickAddChips } from './quick-add-chips'
export { SelectionBar } from './selection-bar'
export { UnsavedNote } from './unsaved-note'
