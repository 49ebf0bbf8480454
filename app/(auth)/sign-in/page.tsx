import type { Metadata } from 'next'
import Link from 'next/link'
import { redirect } from 'next/navigation'
import { findPageUser } from '@/lib/auth/page-caller'
import { SignInForm } from './sign-in-form'

export const metadata: Metadata = { title: 'Sign in' }

export default async function SignInPage({ searchParams }: PageProps<'/sign-in'>) {
  if (await findPageUser()) redirect('/tasks')
  const { ended } = await searchParams
  return (
    <>
      <h1 className="font-normal font-serif text-[2.75rem] leading-none tracking-tight">Sign in</h1>
      <p className="mt-3 mb-8 text-soft">
        {ended === undefined
          ? 'Your list is where you left it.'
          : 'Your session has ended. Sign in to go on where you were.'}
      </p>
      <SignInForm />
      <p className="mt-8 text-soft">
        New here?{' '}
        <Link href="/sign-up" className="font-medium text-ink underline underline-offset-4">
          Create an account
        </Link>
      </p>
    </>
  )
}
