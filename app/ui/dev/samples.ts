/* Invented content for the gallery. */
import type { Brand, NavGroup } from '../side-nav.tsx';

export const clubs = [
  {
    clubSlug: 'informatique',
    label: 'Informatique',
    percent: 68,
    people: 486,
    next: 'Initiation à Python pour l’enquête',
    when: 'sam. 14 mars, 15 h',
    points: [18, 30, 34, 26, 40, 52],
  },
  {
    clubSlug: 'anglais',
    label: 'Anglais',
    percent: 72,
    people: 522,
    next: 'Conversation : Sankara en anglais',
    when: 'ven. 13 mars, 17 h',
    points: [24, 52, 50, 40, 44, 48],
  },
  {
    clubSlug: 'art-oratoire',
    label: 'Art oratoire',
    percent: 55,
    people: 214,
    next: 'Poser sa voix sans micro',
    when: 'mer. 18 mars, 16 h',
    points: [10, 24, 26, 20, 30, 38],
  },
  {
    clubSlug: 'sport',
    label: 'Sport',
    percent: 80,
    people: 418,
    next: 'Footing au parc Bangr-Weoogo',
    when: 'dim. 15 mars, 7 h',
    points: [16, 44, 40, 24, 42, 46],
  },
] as const;

export const brand: Brand = { name: 'AESI', tagline: 'Les clubs', href: '#accueil' };

export function groupsFor(current: string | undefined): readonly NavGroup[] {
  return [
    {
      items: [
        { href: '#tableau', label: 'Tableau de bord', icon: 'grid', current: current === undefined },
        { href: '#galerie', label: 'Galerie', icon: 'image' },
      ],
    },
    {
      label: 'Clubs',
      items: clubs.map(({ clubSlug, label }) => ({
        href: `#${clubSlug}`,
        label,
        clubSlug,
        current: current === clubSlug,
      })),
    },
    {
      label: 'Bureau',
      items: [
        { href: '#participants', label: 'Participants', icon: 'users' },
        { href: '#finances', label: 'Finances', icon: 'wallet' },
        { href: '#retours', label: 'Retours', icon: 'message', badge: '7', badgeLabel: '7 à lire' },
        { href: '#administration', label: 'Administration', icon: 'sliders' },
        { href: '#sante', label: 'Santé', icon: 'pulse' },
      ],
    },
  ];
}

export const ranking = [
  {
    key: 'a',
    rank: 1,
    name: 'Awa Ouédraogo',
    total: 31,
    segments: [
      { clubSlug: 'informatique', value: 12 },
      { clubSlug: 'anglais', value: 11 },
      { clubSlug: 'sport', value: 8 },
    ],
  },
  {
    key: 'b',
    rank: 2,
    name: 'Issouf Sawadogo',
    total: 29,
    segments: [
      { clubSlug: 'sport', value: 16 },
      { clubSlug: 'informatique', value: 13 },
    ],
  },
  {
    key: 'c',
    rank: 3,
    name: 'Mariam Ilboudo',
    total: 27,
    segments: [
      { clubSlug: 'anglais', value: 15 },
      { clubSlug: 'art-oratoire', value: 8 },
      { clubSlug: 'informatique', value: 4 },
    ],
  },
  {
    key: 'd',
    rank: 3,
    name: 'Rasmané Kaboré',
    total: 27,
    segments: [
      { clubSlug: 'informatique', value: 14 },
      { clubSlug: 'sport', value: 13 },
    ],
  },
  {
    key: 'e',
    rank: 5,
    name: 'Nom non publié',
    anonymous: true,
    total: 19,
    segments: [
      { clubSlug: 'sport', value: 11 },
      { clubSlug: 'anglais', value: 8 },
    ],
  },
] as const;

/** A square of modules that looks like a QR code; it encodes nothing. */
export function fakeMatrix(side = 25): boolean[][] {
  return Array.from({ length: side }, (_, y) =>
    Array.from({ length: side }, (_, x) => {
      const eye = (ox: number, oy: number): boolean | undefined => {
        const dx = Math.abs(x - ox - 3);
        const dy = Math.abs(y - oy - 3);
        if (Math.max(dx, dy) > 4) return undefined;
        return Math.max(dx, dy) === 3 || Math.max(dx, dy) <= 1;
      };
      return (
        eye(0, 0) ?? eye(side - 7, 0) ?? eye(0, side - 7) ?? (x * 7 + y * 13 + ((x * y) % 5) * 3) % 5 < 2
      );
    }),
  );
}
