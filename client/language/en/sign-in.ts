/** Servers on which maps are made by those who have signed in. */
export const signIn = {
  label: 'Sign in',
  title: 'Sign in to make maps',
  body: 'Maps on this server are made by its team. Links that you were sent open without signing in, and maps on this device stay here.',
  password: 'Password of this server',
  submit: 'Sign in',
  done: 'You are signed in',
  wrong: 'This is not the password. Ask whoever runs this server.',
  tooMany: 'Too many wrong passwords. Wait a minute, then try again.',
  unreachable: 'The server did not answer. Try again.',
  signOut: 'Sign out',
  out: 'You are signed out',
  outDetail: 'Your maps stay on this device.',
  mapTitle: 'Sign in to share this map',
  mapBody: 'The map is on this device. The server takes it from people who have signed in.',
} as const
