import { expect, it } from 'vitest'
import { pageAfterSignIn, signInHref } from '@/lib/after-sign-in'

it.each([
  [null, '/tasks'],
  ['', '/tasks'],
  ['/', '/tasks'],
  ['/tasks', '/tasks'],
  ['/tasks?view=today&sort=title&utm=1', '/tasks?view=today&sort=title'],
  ['/tasks?search=%3Cscript%3E&tag=Home', '/tasks?search=%3Cscript%3E&tag=home'],
  ['/settings?x=1#y', '/settings'],
  ['/sign-in?to=/sign-in', '/tasks'],
  ['/api/me/tasks', '/tasks'],
  ['https://elsewhere.example/', '/tasks'],
  ['https://elsewhere.example/tasks?view=trash', '/tasks?view=trash'],
  ['//elsewhere.example/settings/..', '/tasks'],
  ['/\\elsewhere.example', '/tasks'],
  ['javascript:alert(1)', '/tasks'],
  ['http://', '/tasks'],
])('leads from %j to a page of its own: %s', (address, page) => {
  expect(pageAfterSignIn(address)).toBe(page)
})

it('names no page where it is the list', () => {
  expect(signInHref('/tasks?unknown=1')).toBe('/sign-in')
  expect(signInHref('/tasks?view=today')).toBe('/sign-in?to=%2Ftasks%3Fview%3Dtoday')
})
