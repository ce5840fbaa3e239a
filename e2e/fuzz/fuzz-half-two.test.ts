import { fuzzInMemory } from './in-memory.ts';

fuzzInMemory(1);
