import { createTranslator, type NamespaceKeys, type NestedKeyOf } from 'use-intl/core'
import messages from './en.json'

/** The one catalogue of what people read. A second language is a file beside it and a choice here. */
export const words = { locale: 'en', messages } as const

type Messages = typeof messages
export type Namespace = NamespaceKeys<Messages, NestedKeyOf<Messages>>

/** The words of one namespace, outside of client components: those have `useTranslations`. */
export function translator<const N extends Namespace>(namespace: N) {
  return createTranslator({ ...words, namespace })
}

export type Translator<N extends Namespace> = ReturnType<typeof translator<N>>
