import { createTranslator, type NamespaceKeys, type NestedKeyOf } from 'use-intl/core'
import { appWords } from './app-words'
import accountMessages from './en-account.json'
import { words as layerWords } from './layer-words'

const messages = { ...layerWords.messages, ...accountMessages }

/**
 * The one catalogue of what people read, in three files, so that a page of tasks need not fetch what
 * those of accounts say, nor what only a key opens. A second language is three files beside them and a
 * choice here.
 */
export const words = { ...appWords, messages } as const

export type Messages = typeof messages
export type Namespace = NamespaceKeys<Messages, NestedKeyOf<Messages>>

/** The words of one namespace, outside of client components: those have `useTranslations`. */
export function translator<const N extends Namespace>(namespace: N) {
  return createTranslator({ ...words, namespace })
}

export type Translator<N extends Namespace> = ReturnType<typeof translator<N>>
