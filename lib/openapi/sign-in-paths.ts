import type { ZodOpenApiMediaTypeObject, ZodOpenApiPathsObject } from 'zod-openapi'
import { authOperation } from './auth-operation'
import {
  currentSession,
  exampleSession,
  exampleUser,
  issuedToken,
  keySet,
  signedIn,
  signedUp,
  signInInput,
  signUpInput,
  succeeded,
} from './auth-schema'
import { answer } from './operation'
import { plainHeaders } from './parameters'
import { byAnybody, bySession, bySessionOrNot } from './security'

const requestParams = { header: plainHeaders }
const { email } = exampleUser
const password = 'correct horse battery'
const token = exampleSession.token

const body = (json: ZodOpenApiMediaTypeObject) => ({
  required: true,
  content: { 'application/json': json },
})

export const signInPaths: ZodOpenApiPathsObject = {
  '/api/auth/sign-up/email': {
    post: authOperation({
      operationId: 'signUp',
      summary: 'Make an account, and sign in',
      description:
        'The session comes as a cookie for browsers, and in `Set-Auth-Token` for programs.',
      security: byAnybody,
      requestParams,
      requestBody: body({
        schema: signUpInput,
        examples: { ada: { value: { name: 'Ada', email, password } } },
      }),
      responses: {
        200: answer('The new account.', {
          headers: ['SetAuthToken'],
          json: { schema: signedUp, examples: { ada: { value: { token, user: exampleUser } } } },
        }),
      },
      refusals: [422],
    }),
  },
  '/api/auth/sign-in/email': {
    post: authOperation({
      operationId: 'signIn',
      summary: 'Sign in',
      description:
        'A wrong password and an unknown address are answered alike. Tries are limited by the client’s address.',
      security: byAnybody,
      requestParams,
      requestBody: body({ schema: signInInput, examples: { ada: { value: { email, password } } } }),
      responses: {
        200: answer('You are signed in.', {
          headers: ['SetAuthToken'],
          json: {
            schema: signedIn,
            examples: { ada: { value: { redirect: false, token, user: exampleUser } } },
          },
        }),
      },
    }),
  },
  '/api/auth/sign-out': {
    post: authOperation({
      operationId: 'signOut',
      summary: 'Sign out',
      description: 'Ends the session and every token made of it, at once.',
      security: bySessionOrNot,
      requestParams,
      requestBody: body({ schema: { type: 'object' }, examples: { nothing: { value: {} } } }),
      responses: {
        200: answer('You are signed out.', {
          json: { schema: succeeded, examples: { out: { value: { success: true } } } },
        }),
      },
    }),
  },
  '/api/auth/token': {
    get: authOperation({
      operationId: 'issueToken',
      summary: 'Exchange the session for a token',
      description:
        'A JWT for 15 minutes. It ends sooner when its session does, so it may be handed to a program for one job.',
      security: bySession,
      requestParams,
      responses: {
        200: answer('The token.', {
          headers: ['SetAuthTokenWhenRenewed'],
          json: {
            schema: issuedToken,
            examples: { token: { value: { token: 'eyJhbGciOiJFZERTQSJ9.eyJzdWIiOiJ1MSJ9.c2ln' } } },
          },
        }),
      },
    }),
  },
  '/api/auth/jwks': {
    get: authOperation({
      operationId: 'readKeys',
      summary: 'The public keys of the tokens',
      description: 'For services that check a token themselves. A token names its key in `kid`.',
      security: byAnybody,
      requestParams,
      responses: {
        200: answer('A JSON Web Key Set.', {
          json: {
            schema: keySet,
            examples: {
              one: {
                value: {
                  keys: [
                    {
                      kid: 'FVzcyAdBYzaFEA9S',
                      kty: 'OKP',
                      crv: 'Ed25519',
                      alg: 'EdDSA',
                      x: 'VxlrvshfxmdFT3dYFNyw9IejZtUMgMLvC5YqkQnYteU',
                    },
                  ],
                },
              },
            },
          },
        }),
      },
    }),
  },
  '/api/auth/get-session': {
    get: authOperation({
      operationId: 'readSession',
      summary: 'Who am I?',
      description: 'Your session and account, or null for nobody.',
      security: bySessionOrNot,
      requestParams,
      responses: {
        200: answer('The session, or null.', {
          headers: ['SetAuthTokenWhenRenewed'],
          json: {
            schema: currentSession,
            examples: {
              ada: { value: { session: exampleSession, user: exampleUser } },
              nobody: { value: null },
            },
          },
        }),
      },
    }),
  },
}
