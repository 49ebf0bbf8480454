/** Without a file of this name Turbopack takes the one two folders up. */
export function register() {}
