import type { ReactNode } from 'react';
import { choiceBox } from './choice-group.tsx';
import type { Choice } from './choice-group.tsx';
import { FieldGroup } from './field.tsx';
import { Icon } from './icon.tsx';

export interface MultiChoiceProps<Value extends string> {
  readonly label: ReactNode;
  readonly optional?: string | undefined;
  readonly hint?: ReactNode;
  readonly error?: ReactNode;
  readonly options: readonly Choice<Value>[];
  readonly values: readonly Value[];
  readonly onToggle: (value: Value, on: boolean) => void;
}

/** Like ChoiceGroup, but several can be on: check boxes, a tick on each chosen one. */
export function MultiChoice<Value extends string>(props: MultiChoiceProps<Value>): ReactNode {
  const { options, values, onToggle, ...group } = props;
  return (
    <FieldGroup {...group}>
      <div className="flex flex-wrap gap-2">
        {options.map((option) => {
          const on = values.includes(option.value);
          return (
            <label key={option.value} className={choiceBox}>
              <input
                type="checkbox"
                checked={on}
                onChange={(event) => onToggle(option.value, event.target.checked)}
                className="absolute -inset-px size-[calc(100%+2px)] cursor-pointer appearance-none opacity-0"
              />
              {on ? (
                <Icon name="check" size="sm" />
              ) : option.icon ? (
                <Icon name={option.icon} size="sm" />
              ) : null}
              <span className="min-w-0">{option.label}</span>
            </label>
          );
        })}
      </div>
    </FieldGroup>
  );
}
