/** Every address of the application, written once. */
export const paths = {
  home: () => '/',
  club: (slug: string) => `/clubs/${slug}`,
  activity: (slug: string, activityUlid: string) => `/clubs/${slug}/activites/${activityUlid}`,
  /** The sign-in sheet for the printer. */
  signSheet: (slug: string, activityUlid: string) => `/clubs/${slug}/activites/${activityUlid}/emargement`,
  /** A paper sheet is typed. */
  typeSheet: (slug: string, activityUlid: string) => `/clubs/${slug}/activites/${activityUlid}/saisie`,
  newActivity: (slug: string) => `/clubs/${slug}/activites/nouvelle`,
  kiosk: (activityUlid: string) => `/borne/${activityUlid}`,
  /** Where the host's passphrase ends the kiosk. */
  leaveKiosk: (activityUlid: string) => `/connexion?borne=${activityUlid}`,
  /** The same door, after a passphrase that was not the host's. */
  kioskOfOther: (activityUlid: string) => `/connexion?borne=${activityUlid}&autre=1`,
  /** The key of the room behind `#`: it reaches no server log. */
  presence: (activityUlid: string, roomKey?: string) =>
    `/presence/${activityUlid}${roomKey === undefined ? '' : `#${roomKey}`}`,
  signIn: () => '/connexion',
  installation: () => '/installation',
  /** The token behind `#`, like the installation's: it reaches no server log, and no proxy's. */
  invitation: (token?: string) => `/invitation${token === undefined ? '' : `#${token}`}`,
  account: () => '/compte',
  synchronisation: () => '/synchronisation',
} as const;
