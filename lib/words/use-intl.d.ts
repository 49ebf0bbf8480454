import type { Messages as Catalogue } from './translator'

// Makes the compiler check every key and every value that a message needs.
declare module 'use-intl' {
  interface AppConfig {
    Locale: 'en'
    Messages: Catalogue
  }
}
