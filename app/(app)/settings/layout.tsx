import type { ReactNode } from 'react'
import { AccountWords } from '../../_ui/account-words'

export default function SettingsLayout({ children }: { children: ReactNode }) {
  return <AccountWords>{children}</AccountWords>
}
