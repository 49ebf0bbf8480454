/** The bounds of a task, in characters (Unicode code points) unless the name says otherwise. */
export const titleLengthMax = 200
export const descriptionLengthMax = 10_000
export const tagLengthMax = 50
export const tagCountMax = 20
export const dueYearMin = 1970
export const dueYearMax = 9999

/** In order of rank: the database sorts the enum made of it by position, not by name. */
export const priorities = ['none', 'low', 'medium', 'high'] as const
