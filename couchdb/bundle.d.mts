export function validationSource(): Promise<string>;
export function bundleValidation(outfile?: string): Promise<void>;
