/** Every address of the application, written once. */

/** The tabs of a club's page, as the last word of their addresses. */
export type ClubTab =
  'activites' | 'programme' | 'galerie' | 'bureau' | 'participants' | 'finances' | 'equipe';

export const paths = {
  home: () => '/',
  club: (slug: string) => `/clubs/${slug}`,
  /** The first tab is the club's own address. */
  clubTab: (slug: string, tab: ClubTab) => (tab === 'activites' ? `/clubs/${slug}` : `/clubs/${slug}/${tab}`),
  activity: (slug: string, activityUlid: string) => `/clubs/${slug}/activites/${activityUlid}`,
  /** The sign-in sheet for the printer. */
  signSheet: (slug: string, activityUlid: string) => `/clubs/${slug}/activites/${activityUlid}/emargement`,
  /** A paper sheet is typed. */
  typeSheet: (slug: string, activityUlid: string) => `/clubs/${slug}/activites/${activityUlid}/saisie`,
  newActivity: (slug: string) => `/clubs/${slug}/activites/nouvelle`,
  /** Of all clubs, for the board. */
  participants: () => '/participants',
  gallery: () => '/galerie',
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
  /** Where an invitation begins, with the club and its first post chosen. */
  inviteLead: (slug: string) => `/compte?inviter=${slug}`,
  synchronisation: () => '/synchronisation',
  feedback: () => '/retours',
} as const;
