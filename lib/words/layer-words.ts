import { appWords } from './app-words'
import layerMessages from './en-layers.json'

/** The words of a page, and of what keys open over it. */
export const words = { ...appWords, messages: { ...appWords.messages, ...layerMessages } } as const
