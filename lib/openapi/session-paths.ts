import { z } from 'zod'
import type { ZodOpenApiMediaTypeObject, ZodOpenApiPathsObject } from 'zod-openapi'
import { authOperation } from './auth-operation'
import {
  authSession,
  deleted,
  deletionInput,
  done,
  exampleSession,
  exampleUser,
  nameInput,
  passwordChange,
  resetInput,
  resetRequest,
  resetSent,
  signedUp,
  tokenInput,
} from './auth-schema'
import { answer } from './operation'
import { plainHeaders } from './parameters'
import { problemResponse } from './problem-response'
import { byAnybody, bySession } from './security'

const requestParams = { header: plainHeaders }
const { email } = exampleUser
const { token } = exampleSession
const currentPassword = 'correct horse battery'
const newPassword = 'a sentence is a good one'

const body = (
  schema: z.ZodType,
  value: object,
): { required: true; content: Record<string, ZodOpenApiMediaTypeObject> } => ({
  required: true,
  content: { 'application/json': { schema, examples: { body: { value } } } },
})

const isDone = answer('Done.', {
  headers: ['SetAuthTokenWhenRenewed'],
  json: { schema: done, examples: { done: { value: { status: true } } } },
})

/** Where no mail can be sent, there is nothing at these. */
const withoutMail = problemResponse(['not_found'])

export const sessionPaths: ZodOpenApiPathsObject = {
  '/api/auth/list-sessions': {
    get: authOperation({
      operationId: 'listSessions',
      summary: 'Where you are signed in',
      security: bySession,
      requestParams,
      responses: {
        200: answer('Your sessions.', {
          headers: ['SetAuthTokenWhenRenewed'],
          json: { schema: z.array(authSession), examples: { one: { value: [exampleSession] } } },
        }),
      },
    }),
  },
  '/api/auth/revoke-session': {
    post: authOperation({
      operationId: 'revokeSession',
      summary: 'End one session',
      description:
        'Its tokens end with it, at once. One that is not yours stays, and is answered alike.',
      security: bySession,
      requestParams,
      requestBody: body(tokenInput, { token }),
      responses: { 200: isDone },
    }),
  },
  '/api/auth/revoke-sessions': {
    post: authOperation({
      operationId: 'revokeSessions',
      summary: 'End every session, this one too',
      security: bySession,
      requestParams,
      requestBody: body(z.object({}), {}),
      responses: { 200: isDone },
    }),
  },
  '/api/auth/revoke-other-sessions': {
    post: authOperation({
      operationId: 'revokeOtherSessions',
      summary: 'End every session but this one',
      security: bySession,
      requestParams,
      requestBody: body(z.object({}), {}),
      responses: { 200: isDone },
    }),
  },
  '/api/auth/change-password': {
    post: authOperation({
      operationId: 'changePassword',
      summary: 'Change your password',
      description: 'Every other session ends, and this one is replaced: go on with the new token.',
      security: bySession,
      requestParams,
      requestBody: body(passwordChange, { currentPassword, newPassword }),
      responses: {
        200: answer('It is changed.', {
          headers: ['SetAuthToken'],
          json: { schema: signedUp, examples: { ada: { value: { token, user: exampleUser } } } },
        }),
      },
    }),
  },
  '/api/auth/update-user': {
    post: authOperation({
      operationId: 'updateUser',
      summary: 'Change your name',
      security: bySession,
      requestParams,
      requestBody: body(nameInput, { name: 'Ada L.' }),
      responses: { 200: isDone },
    }),
  },
  '/api/auth/delete-user': {
    post: authOperation({
      operationId: 'deleteUser',
      summary: 'Delete your account',
      description: 'At once and for good: the account, its sessions and tokens, and every task.',
      security: bySession,
      requestParams,
      requestBody: body(deletionInput, { password: currentPassword }),
      responses: {
        200: answer('It is gone.', {
          json: {
            schema: deleted,
            examples: { gone: { value: { success: true, message: 'User deleted' } } },
          },
        }),
      },
    }),
  },
  '/api/auth/request-password-reset': {
    post: authOperation({
      operationId: 'requestPasswordReset',
      summary: 'Ask for a link to set a new password',
      description: 'Sent by e-mail. An address without an account is answered alike.',
      security: byAnybody,
      requestParams,
      requestBody: body(resetRequest, { email }),
      responses: {
        200: answer('A link is on its way, if there is an account.', {
          json: {
            schema: resetSent,
            examples: {
              sent: {
                value: {
                  status: true,
                  message: 'If there is an account with this address, a link is on its way to it.',
                },
              },
            },
          },
        }),
        404: withoutMail,
      },
    }),
  },
  '/api/auth/reset-password': {
    post: authOperation({
      operationId: 'resetPassword',
      summary: 'Set a new password with the link’s token',
      security: byAnybody,
      requestParams,
      requestBody: body(resetInput, { newPassword, token: 'fR2tYb8KqLzXw0Pd' }),
      responses: { 200: isDone, 404: withoutMail },
    }),
  },
}
