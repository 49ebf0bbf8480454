/** In characters, as Better Auth counts them. */
export const passwordLengthMin = 10
export const passwordLengthMax = 128
