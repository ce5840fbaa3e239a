/** Worker threads share broadcast channels as the tabs of one browser do; devices do not. Imported before all else. */
Reflect.deleteProperty(globalThis, 'BroadcastChannel');
