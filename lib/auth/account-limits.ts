/** In characters. */
export const nameLengthMax = 200
/** RFC 5321, section 4.5.3.1.3, less the brackets around it. */
export const emailLengthMax = 254
