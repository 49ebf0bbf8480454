/** The databases of what people saw last, one for each, by their user's id. */
export const lastDataPrefix = 'docket-data-'
