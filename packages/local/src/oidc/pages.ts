import type { User } from './users.ts'

/** Why somebody was not let in. */
export type LoginFault = 'wrong-password' | 'no-account'

const FAULTS: Record<LoginFault, string> = {
  'wrong-password': 'Wrong user name or password.',
  'no-account': 'No account was made: the address is somebody’s already, or is none, or there is no password.',
}

/** The sign-in page: a form for user name and password, one for who is new, and the demo users, each with a button. */
export const loginPage = (action: string, users: readonly User[], fault?: LoginFault): string => {
  const demo = users.map(
    ({ username, password }) => `<form method="post" action="${escapeHtml(action)}">
      <input type="hidden" name="username" value="${escapeHtml(username)}">
      <input type="hidden" name="password" value="${escapeHtml(password)}">
      <button type="submit">${escapeHtml(username)}</button>
    </form>`,
  )
  return page(
    'Sign in',
    `${fault ? `<p role="alert">${FAULTS[fault]}</p>` : ''}
    <form method="post" action="${escapeHtml(action)}">
      <label>User name <input name="username" autocomplete="username" autofocus required></label>
      <label>Password <input name="password" type="password" autocomplete="current-password" required></label>
      <button type="submit">Sign in</button>
    </form>
    <details>
      <summary>Create an account</summary>
      <p>No mail is sent here, so any address counts as proven; the password is kept as it is.</p>
      <form method="post" action="${escapeHtml(action)}">
        <label>E-mail address <input name="email" type="email" autocomplete="email" required></label>
        <label>New password <input name="password" type="password" autocomplete="new-password" required></label>
        <button type="submit">Create account</button>
      </form>
    </details>
    <h2>Demo users</h2>
    ${demo.length > 0 ? `<div class="users">${demo.join('\n')}</div>` : '<p>None: start with --users &lt;file&gt;.</p>'}`,
  )
}

/** A page that tells what is wrong with an authorization request. */
export const errorPage = (error: string, description: string): string =>
  page('Sign-in failed', `<p role="alert"><strong>${escapeHtml(error)}</strong>: ${escapeHtml(description)}</p>`)

const page = (title: string, body: string): string => `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>${title}</title>
    <style>
      body { font: 1rem/1.5 system-ui, sans-serif; max-width: 26rem; margin: 3rem auto; padding: 0 1rem; color: #1a1a1a; background: #fff; }
      label, button { display: block; width: 100%; margin: .5rem 0; }
      input, button { font: inherit; padding: .5rem; box-sizing: border-box; width: 100%; }
      .users { display: grid; grid-template-columns: 1fr 1fr; gap: 0 .5rem; }
      [role=alert] { color: #a40000; }
    </style>
  </head>
  <body>
    <main>
      <h1>${title}</h1>
      ${body}
    </main>
  </body>
</html>`

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character)
