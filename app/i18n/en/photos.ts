import type { photos as fr } from '../fr/photos.ts';

const photosOf = (count: string, one: boolean): string => `${count} ${one ? 'photo' : 'photos'}`;

export const photos: typeof fr = {
  title: 'Photos',
  take: 'Take',
  takeLong: 'Take a photo',
  choose: 'Choose',
  chooseLong: 'Choose files',
  some: photosOf,
  none: 'The photos of this activity will appear here.',
  count: (count, one, waiting) =>
    waiting === 0 ? photosOf(count, one) : `${photosOf(count, one)}, ${waiting} of them to send`,
  preparing: (at, of) => (of === 1 ? 'Preparing the photo…' : `Preparing photo ${at} of ${of}…`),
  nothingTaken:
    'No photo came. If the camera is refused, allow it in the settings of the phone, or choose a file.',
  open: (name) => `Enlarge: ${name}`,

  notKept: (count) => (count > 1 ? `${count} files were not kept` : 'One file was not kept'),
  fileProblem: {
    not_a_photo: (name) => `“${name}” is not a photo. Choose a JPEG, PNG or WebP picture.`,
    too_heavy: (name, size, limit) =>
      `“${name}” weighs ${size}, and ${limit} at most are accepted. Set the camera to a smaller size.`,
    too_many_pixels: (name, width, height) =>
      `“${name}” is too large (${width} × ${height} pixels). Set the camera to a smaller size.`,
    unreadable: (name) =>
      `“${name}” is damaged, or of a kind that this browser cannot open. Take it again, or choose a JPEG.`,
    not_prepared: (name) => `“${name}” could not be prepared. Try again, with a network if there is one.`,
    no_room: (name) => `“${name}” was not kept: the phone is full. Attendances and notes can still be saved.`,
    not_written: (name, why) => `“${name}” does not belong to the activity yet. ${why}`,
  },
  othersKept: 'The others are kept.',
  lowTitle: (free) => `Less than ${free} left on this phone`,
  lowText: 'There is room for a few photos. Send what waits as soon as the network is back.',
  fullTitle: (free) => `The phone is full: less than ${free} left`,
  fullText: 'Photos are not kept any more. Attendances and notes can still be saved. Make room, then go on.',

  pendingTitle: (count) => (count > 1 ? `${count} photos to publish` : 'One photo to publish'),
  pendingText: 'Seen by the officers only, until somebody says that the persons shown agree.',
  review: 'Check and publish',
  publishTitle: 'Publish the photos',
  captionOf: (at) => `Caption of photo ${at}`,
  captionHint: 'For example “The prize-giving”.',
  photo: (at) => `Photo ${at}`,
  drop: (at) => `Do not keep photo ${at}`,
  dropped: 'Photo removed',
  agree: 'The persons who can be recognised agree that everyone may see these photos.',
  agreeDetail: 'One of them hesitates? Do not keep the photo. Each can still be taken down later.',
  agreeMissing: 'Tick this box once you have asked the persons.',
  publish: (count) => (count > 1 ? `Publish ${count} photos` : 'Publish the photo'),
  publishing: 'Publishing…',
  published: (count) => (count > 1 ? `${count} photos published` : 'Photo published'),
  later: 'Later',

  viewer: 'Open photo',
  gallery: 'Photos',
  slide: 'Photo',
  carousel: 'Series of photos',
  previous: 'Previous photo',
  next: 'Next photo',
  close: 'Close the photo',
  position: (at, of) => `${at} of ${of}`,
  download: 'Save the photo',
  toActivity: 'See the activity',
  caption: 'Edit the caption',
  captionTitle: 'Caption of the photo',
  captionLabel: 'Caption',
  captionSaved: 'Caption changed',
  takeDown: 'Take down',
  takenDown: 'Photo taken down everywhere',

  gallerySub: (count, onePhoto, activities, oneActivity) =>
    `${photosOf(count, onePhoto)} of ${activities} ${oneActivity ? 'activity' : 'activities'}`,
  clubs: 'Club',
  allClubs: 'All',
  activityFilter: 'Activity',
  allActivities: 'All activities',
  emptyTitle: 'The photos of the activities will appear here',
  emptyText: 'A club’s officers take them on the page of an activity.',
  emptyFilter: 'No photo here yet.',
  namedBy: (topic, day) => `${topic} · ${day}`,
  latest: 'Latest photos',
  seeAll: 'The whole gallery',

  waiting: (count, one) => `${count} ${one ? 'photo to send' : 'photos to send'}`,
  waitingAfterTexts: 'After the texts',
  sendingNow: (sent, of) => `Being sent: ${sent} of ${of}`,
  refusedPhoto: (topic) => (topic === undefined ? 'Photo' : `Photo, “${topic}”`),
  refusedDeleted: 'It was removed in the meantime, before it was sent.',
  refusedOther: 'It could not be tied to its activity.',
};
