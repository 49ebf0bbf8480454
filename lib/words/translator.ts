import { createTranslator, type NamespaceKeys, type NestedKeyOf } from 'use-intl/core'
import { appWords } from './app-words'
import accountMessages from './en-account.json'

const messages = { ...appWords.messages, ...accountMessages }

/**
 * The one catalogue of what people read, in two files, so that the pages of tasks need not fetch what
 * those of accounts say. A second language is two files beside them and a choice here.
 */
export const words = { ...appWords, messages } as const

export type Messages = typeof messages
export type Namespace = NamespaceKeys<Messages, NestedKeyOf<Messages>>

/** The words of one namespace, outside of client components: those have `useTranslations`. */
export function translator<const N extends Namespace>(namespace: N) {
  return createTranslator({ ...words, namespace })
}

export type Translator<N extends Namespace> = ReturnType<typeof translator<N>>
