/** R9: names as people misspell them find their person; others do not stand in the way. */
import { beforeAll, describe, expect, test } from 'vitest';
import { createPeopleSearch, type Searchable } from './people-search.ts';

/** As it is on the card, as it is typed. */
const MISSPELT = [
  ['Awa Ouédraogo', 'Ouedrago'],
  ['Ali Ouédraogo', 'ouedraogo aly'],
  ['Salif Ouédraogo', 'Wedraogo salif'],
  ['Mariam Kaboré', 'Kabore'],
  ['Fatimata Kaboré', 'kaborre fatoumata'],
  ['Issouf Sawadogo', 'Savadogo'],
  ['Rasmata Sawadogo', 'sawadgo rasmata'],
  ['Aminata Traoré', 'Traore'],
  ['Moussa Traoré', 'taroré moussa'],
  ['Boureima Compaoré', 'Compaore'],
  ['Inoussa Compaoré', 'Kompaoré inousa'],
  ['Hamidou Zongo', 'zongho hamidou'],
  ['Clarisse Ilboudo', 'Ilbudo'],
  ['Boukary Nikiéma', 'Nikiema boukari'],
  ['Salamata Tapsoba', 'Tapsoba salimata'],
  ['Pélagie Kafando', 'kafando pelagi'],
  ['Karim Ouattara', 'Wattara'],
  ['Estelle Sanou', 'Sanu estelle'],
  ['Clarisse Somé', 'clarise some'],
  ['Séni Dabiré', 'Dabire'],
  ['Yacouba Diallo', 'Dialo yacouba'],
  ['Bibata Barry', 'Bari bibata'],
  ['Hervé Sidibé', 'sidibe herve'],
  ['Habibou Dicko', 'Diko'],
  ['Assita Cissé', 'Sissé'],
  ['Adama Konaté', 'Konatte'],
  ['Lassané Coulibaly', 'Koulibali'],
  ['Tidiane Sanogo', 'Sanago tidiane'],
  ['Éric Bationo', 'Bationo'],
  ['Nadège Bassolé', 'Basole nadege'],
  ['Relwendé Yaméogo', 'Yameogo'],
  ['Noufou Zoungrana', 'Zungrana'],
  ['Édith Kiendrébéogo', 'Kiendrebeogo'],
  ['Sibiri Tiendrébéogo', 'Tindrebeogo sibiri'],
  ['Alimata Nacoulma', 'Nakoulma'],
  ['Inès Simporé', 'Sinporé ines'],
  ['Tibila Soubeiga', 'Subeiga'],
  ['Bienvenu Lankoandé', 'Lankouande'],
  ['Gérard Thiombiano', 'Tiombiano'],
  ['Jean-Baptiste Bonkoungou', 'jean batiste bonkungu'],
] as const;

/** Nobody here is meant by any of them. */
const OTHERS = [
  'Adjaratou Hien',
  'Zalissa Kambou',
  'Solange Palé',
  'Yvette Yonli',
  'Korotimi Guigma',
  'Souleymane Belem',
];

const FIRST = 3;

const people: readonly Searchable[] = [...MISSPELT.map(([name]) => name), ...OTHERS].map((name) => ({
  id: name,
  names: [name],
  matricules: name === 'Awa Ouédraogo' ? ['N00214520231'] : [],
}));

const search = createPeopleSearch();

beforeAll(() => search.fill(people));

describe('R9 misspelt', () => {
  test('there are forty', () => expect(MISSPELT).toHaveLength(40));

  test.each(MISSPELT)('%s is found by «%s»', (name, typed) => {
    const found = search.find(typed) ?? [];
    expect(found.slice(0, FIRST)).toContain(name);
    for (const other of OTHERS) expect(found).not.toContain(other);
  });
});

describe('R9 while typing', () => {
  const typedBits = (name: string): string[] =>
    Array.from({ length: name.length }, (_, index) => name.slice(0, index + 1));

  test.each(MISSPELT.map(([name]) => name))('%s stays found with every letter of the name', (name) => {
    const last = name.split(' ').at(-1) ?? '';
    for (const typed of [...typedBits(last), ...typedBits(name)]) expect(search.find(typed)).toContain(name);
  });

  test('capitals, accents, hyphens and the order of words do not count', () => {
    for (const typed of ['JEAN BAPTISTE', 'baptiste-jean', 'bonkoungou jean'])
      expect(search.find(typed)?.[0]).toBe('Jean-Baptiste Bonkoungou');
  });

  test('a matricule finds its person, by its beginning', () => {
    expect(search.find('n002145')).toEqual(['Awa Ouédraogo']);
  });

  test.each(['', '   ', '…'])('%j asks nothing', (typed) => {
    expect(search.find(typed)).toBeUndefined();
  });

  test('what nobody is called finds nobody', () => {
    expect(search.find('Xylophone')).toEqual([]);
  });
});

test('somebody who is there no more is not found', async () => {
  const own = createPeopleSearch();
  await own.fill(people);
  await own.fill(people.slice(1));
  expect(own.find('Awa Ouédraogo')).toEqual([]);
});
